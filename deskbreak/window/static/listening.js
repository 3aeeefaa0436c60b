// A page that nothing changes: it keeps the window alive while it is read, and says when the resident is gone.

import { listen } from "./live.js";

listen({});
