import { all, is } from '../build/typia.js';

export default function contestant() {
  return {
    name: 'typia',
    lacks: ['bytes'],
    is,
    all: (value) => {
      const result = all(value);
      return result.success ? [] : result.errors;
    },
  };
}
