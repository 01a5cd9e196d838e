"""The editor's question what to make of what was pasted."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from plaintext.pasted.pasting import tidy_pasted, tidy_text


@require_POST
def tidy_what_was_pasted(request: HttpRequest) -> JsonResponse:
    """Answer with rich text; the editor puts it in as if that had been pasted."""
    allowed = {
        "headings": "headings" in request.POST,
        "lists": "lists" in request.POST,
    }
    if html := request.POST.get("html"):
        return JsonResponse({"html": tidy_pasted(html, **allowed)})
    return JsonResponse({"html": tidy_text(request.POST.get("text", ""), **allowed)})
