/** What a command says to other programs. Commands and benchmarks call this. */
package framewright.report;
