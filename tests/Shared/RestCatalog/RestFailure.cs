namespace DataProducts.TestKit.RestCatalog;

/// <summary>An answer that refuses, as the protocol's <c>IcebergErrorResponse</c>.</summary>
internal sealed class RestFailure(int status, string type, string message) : Exception(message)
{
    public int Status => status;

    public string Type => type;

    public static RestFailure Malformed(string message) => new(400, "BadRequestException", message);

    public static RestFailure NoTable(TableId table) => new(404, "NoSuchTableException", $"Table does not exist: {table}");

    public static RestFailure NoNamespace(string name) => new(404, "NoSuchNamespaceException", $"Namespace does not exist: {name}");

    public static RestFailure Unsupported(string message) => new(406, "UnsupportedOperationException", message);
}
