/** Context key that says that a TooltipProvider stands above. */
export const TIPS = Symbol("tips");
