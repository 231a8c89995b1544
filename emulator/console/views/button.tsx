import type { ComponentChildren, JSX } from 'preact';

interface ButtonProps {
  children: ComponentChildren;
  kind?: 'primary' | 'plain' | 'danger';
  /** Said instead of the text, where the text alone does not say what it acts on. */
  label?: string;
  /** It was pressed and is being done: pressing again does nothing, and it keeps the focus. */
  underWay?: boolean;
  submit?: boolean;
  onPress?: () => void;
}

export function Button({
  children,
  kind = 'plain',
  label,
  underWay = false,
  submit,
  onPress,
}: ButtonProps): JSX.Element {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`button ${kind}`}
      aria-disabled={underWay}
      {...(label && { 'aria-label': label })}
      onClick={(event) => {
        if (underWay) event.preventDefault();
        else onPress?.();
      }}
    >
      {children}
    </button>
  );
}
