"""Finished pages, and what a change leaves them as they are for."""

# In the memory of each process; 0 for none.
PAGE_CACHE_BYTES = 64 * 1024 * 1024
# The cache in which several processes share them, if any.
PAGE_CACHE_SHARED = ""
# Whether a thread of each process makes the most read ones anew after a change.
PAGE_CACHE_REMAKES = True
# What advertisers and mail programs add to an address: no page looks at it.
PAGE_CACHE_IS_TRACKING = "linkcheck.tracking.is_tracking"

# What no reader sees anything of: apps, models and fields, as
# `page_cache.watching.tables` reads them. What is not named here is watched; a page
# that reads what is named is not kept.
PAGE_CACHE_UNSEEN = [
    # What staff do, and what is done for them.
    "auth",
    "backups",
    "colleagues",
    # What residents say, which staff read.
    "feedback",
    "forms.copycount",
    "forms.formcount",
    "forms.formpicture",
    "forms.formreceiver",
    "forms.submission",
    "importer",
    # Who gets notices by e-mail.
    "notices.noticemail",
    "notices.subscription",
    "notices.subscription_departments",
    "notices.subscriptioncount",
    "page_templates",
    "pages.linkletter",
    "personal_data",
    # Files that are made of what is watched, and are never kept as pages are.
    "posters",
    "sessions",
    "taggit",
    "users",
    "wagtailadmin",
    "wagtailusers",
    # The queue, under the names of several releases of its package.
    "django_tasks_database",
    "django_tasks_db",
    "tasks",
    # What is known of links: what readers see of it is in the link.
    "links.archiveproposal",
    "links.check",
    "links.dismissal",
    "links.host",
    "links.linktally",
    "links.linkuse",
    "links.proposedtitle",
    "links.registerday",
    "links.report",
    "links.reportcount",
    "links.rewrite",
    "links.rewrittenlink",
    "links.typedaddress",
    "links.typednote",
    # What is found in a search, which is asked for each time.
    "search",
    "wagtailsearch",
    # Drafts and what becomes of them.
    "wagtailcore.comment",
    "wagtailcore.commentreply",
    "wagtailcore.groupapprovaltask",
    "wagtailcore.groupapprovaltask_groups",
    "wagtailcore.groupcollectionpermission",
    "wagtailcore.grouppagepermission",
    "wagtailcore.groupsitepermission",
    "wagtailcore.modellogentry",
    "wagtailcore.pagelogentry",
    "wagtailcore.pagesubscription",
    "wagtailcore.referenceindex",
    "wagtailcore.revision",
    "wagtailcore.task",
    "wagtailcore.taskstate",
    "wagtailcore.uploadedfile",
    "wagtailcore.workflow",
    "wagtailcore.workflowcontenttype",
    "wagtailcore.workflowpage",
    "wagtailcore.workflowstate",
    "wagtailcore.workflowtask",
    "wagtailcore.page.draft_title",
    "wagtailcore.page.go_live_at",
    "wagtailcore.page.has_unpublished_changes",
    "wagtailcore.page.latest_revision",
    "wagtailcore.page.latest_revision_created_at",
    "wagtailcore.page.live_revision",
    "wagtailcore.page.locked",
    "wagtailcore.page.locked_at",
    "wagtailcore.page.locked_by",
    "wagtailcore.page.owner",
]

# Models of which readers see no other fields.
PAGE_CACHE_SEEN_OF = {"links.linkhealth": ["verdict"]}
