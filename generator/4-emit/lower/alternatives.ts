/** The ways in which a condition holds, or does not, as branches: what schemas and types are both made of. */
export { branchesWhere } from '../../2-model/branches.js';
