/* The register's button in the rich text editor: choose a link, or make one. */
(() => {
  const { createElement } = window.React;
  const { Icon } = window.wagtail.components;
  const { ModalWorkflowSource, TooltipEntity } = window.draftail;

  class RegisterLinkSource extends ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.linkChooser,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    onChosen(data) {
      super.onChosen({ ...data, title: data.string });
    }

    filterEntityData(data) {
      return { id: data.id, string: data.string, summary: data.summary };
    }
  }

  const RegisterLink = (props) => {
    const link = props.contentState.getEntity(props.entityKey).getData();
    const { string, summary } = link;
    return createElement(
      TooltipEntity,
      {
        ...props,
        icon: createElement(Icon, { name: string ? "link-external" : "warning" }),
        // Where it leads, and how it stands, as in every other field with a link.
        label: [string || "?", summary].filter(Boolean).join(" · "),
      },
      props.children,
    );
  };

  window.draftail.registerPlugin(
    { type: "REGISTER_LINK", source: RegisterLinkSource, decorator: RegisterLink },
    "entityTypes",
  );
})();
