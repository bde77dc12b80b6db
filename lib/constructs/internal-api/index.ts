export { InternalApi, type InternalApiProps } from "./internal-api";
export { InternalApiRole, type InternalApiRoleProps } from "./internal-api-role";
