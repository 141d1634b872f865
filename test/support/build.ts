import { execSync } from 'node:child_process';

/** Before all tests: they run what the generator is compiled to. Where nothing has changed, this takes a second. */
export default function build(): void {
  execSync('npm run --silent build', { stdio: 'inherit' });
}
