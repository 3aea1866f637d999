// Who may change what, as the server will judge it; here only what is offered.
import { useSession } from '../../shell/session';

export const useConfigures = () => ['ADMIN', 'MANAGER'].includes(useSession().viewer.role);
export const useAdministers = () => useSession().viewer.role === 'ADMIN';
