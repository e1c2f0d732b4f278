import { transformAsync } from "@babel/core";
import macro from "@lingui/babel-plugin-lingui-macro";
import { getConfig } from "@lingui/conf";
import type { Plugin } from "vite";

const usesMacro = /from "@lingui\/(core|react)\/macro"/;

/**
 * Vite plugin that expands Lingui's macros. Babel only parses and prints here: types and JSX stay in the code
 * for Vite. Lingui's own native transform is not used because its binary does not install under Node 20.
 */
export function linguiMacro(configPath: string): Plugin {
  const linguiConfig = getConfig({ configPath });
  let production = false;
  return {
    name: "foyer-lingui-macro",
    enforce: "pre",
    configResolved(config) {
      production = config.isProduction;
    },
    transform: {
      filter: { id: /\.tsx?$/, code: usesMacro },
      async handler(code, id) {
        const result = await transformAsync(code, {
          filename: id,
          configFile: false,
          babelrc: false,
          sourceMaps: true,
          parserOpts: { plugins: id.endsWith("x") ? ["typescript", "jsx"] : ["typescript"] },
          plugins: [[macro, { linguiConfig, descriptorFields: production ? "id-only" : "all" }]],
        });
        return result?.code ? { code: result.code, map: result.map } : undefined;
      },
    },
  };
}
