/**
 * Models as they are installed: folders of a manifest and graphs, read and checked before anything
 * of them runs. Nothing here knows a runtime, and nothing is kept but what a library remembers of
 * the packs. Every room above asks here for packs.
 */
package framewright.pack;
