// A day: brought up to date when something is written down, and told what was otherwise.

import { listen } from "./live.js";
import { refresh, sendForms } from "./parts.js";

listen({ entry: refresh });
sendForms(refresh);
