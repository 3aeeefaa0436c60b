// A week changes seldom; this keeps the window open while somebody reads, and tells when the resident ends.

import { listen } from "./live.js";

listen({});
