/** The areas that load with the sign-in form. */
export { causes } from './causes';
export { signIn } from './sign-in';
