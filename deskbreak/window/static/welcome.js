// The questions of the first day: an open page keeps its server, however long somebody thinks.

import { listen } from "./live.js";

listen({});
