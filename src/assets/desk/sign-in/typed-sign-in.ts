/** Hands over what was typed. The password goes from the field to the session port and nowhere else. */
export type SignIn = (workerName: string, password: string) => void | Promise<void>;

/** What a form with the fields `worker` and `password` does when it is sent. */
export function submitTo(signIn: SignIn) {
  return (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const typed = new FormData(event.currentTarget);
    const [workerName, password] = [typed.get('worker'), typed.get('password')];
    if (typeof workerName === 'string' && typeof password === 'string') void signIn(workerName.trim(), password);
  };
}
