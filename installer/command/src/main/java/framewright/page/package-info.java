/**
 * A panel as a page of HTML: the rows of an effect as it describes itself to a host, grey where it
 * greys them. Pictures of panels in the documents are made of it, so that they stay true.
 */
package framewright.page;
