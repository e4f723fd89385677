/** Last step of `npm run build`: learns the project's model and keeps it beside the compiled program. */
import { writeFileSync } from "node:fs";
import { modelPath, packedModel } from "./learned-model.ts";

writeFileSync(modelPath, packedModel());
