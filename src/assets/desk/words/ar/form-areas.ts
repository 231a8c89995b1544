import { causes } from './causes';
import { signIn } from './sign-in';

/** The areas that load with the sign-in form. */
export const form = {
  causes,
  signIn,
};
