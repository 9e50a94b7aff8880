/** The contract's service over gRPC: who may call, where pixels lie, and how errors are told. */
package framewright.rpc;
