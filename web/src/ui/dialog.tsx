import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";

interface DialogProps {
  title: ReactNode;
  children: ReactNode;
  open: boolean;
  /** Escape, or a click beside it. Without, the dialog asks for one of its buttons. */
  onClose?: () => void;
  role?: "dialog" | "alertdialog";
}

export function Dialog({ title, children, open, onClose, role = "dialog" }: DialogProps) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={open}
      onOpenChange={(next) => !next && onClose?.()}
      isDismissable={Boolean(onClose)}
      isKeyboardDismissDisabled={!onClose}
    >
      <Modal className="dialog float">
        <AriaDialog role={role}>
          <Heading slot="title" className="head">
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
