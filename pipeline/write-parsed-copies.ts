/** A step of `npm run build`: parses the YAML files below `data/` once for all processes. */
import { writeParsedCopies } from "./data-yaml.ts";

writeParsedCopies();
