import sidebar from './pages/sidebar.json';

export default { reference: sidebar };
