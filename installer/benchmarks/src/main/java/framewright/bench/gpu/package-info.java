/**
 * What effects take on each graphics device of this machine, and how far their pictures are from
 * the CPU's. Each device works for a server of its own, and that for a host of its own.
 */
package framewright.bench.gpu;
