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
      return { id: data.id, string: data.string };
    }
  }

  const RegisterLink = (props) => {
    const { string } = props.contentState.getEntity(props.entityKey).getData();
    return createElement(
      TooltipEntity,
      {
        ...props,
        icon: createElement(Icon, { name: string ? "link-external" : "warning" }),
        label: string || "?",
      },
      props.children,
    );
  };

  window.draftail.registerPlugin(
    { type: "REGISTER_LINK", source: RegisterLinkSource, decorator: RegisterLink },
    "entityTypes",
  );
})();
