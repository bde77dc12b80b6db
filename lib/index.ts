export * as access from "./access";
export * as aws from "./relying-parties/aws";
export * from "./core";
export * as core from "./core";
export * as guardrails from "./guardrails";
export * as review from "./review";
export * as terraform from "./terraform";
