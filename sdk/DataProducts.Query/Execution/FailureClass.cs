using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace DataProducts.Query.Execution;

/// <summary>Makes an error for the caller from one of the engine: its class and nothing else.</summary>
internal static class FailureClass
{
    public static QueryFailedException Of(DuckDBException error) => EngineErrors.KindOf(error) switch
    {
        DuckDBErrorType.OutOfMemory => new(
            QueryErrors.MemoryLimit, "The query needs more memory than it may use; ask for fewer rows or columns, or sort and join less at once."),
        DuckDBErrorType.Conversion => Failed("a value cannot be converted to the type that the query asks for; TRY_CAST gives null instead"),
        DuckDBErrorType.OutOfRange or DuckDBErrorType.Decimal => Failed("a number or date is out of its type's range"),
        DuckDBErrorType.DivideByZero => Failed("a division by zero"),
        DuckDBErrorType.InvalidInput or DuckDBErrorType.MismatchType or DuckDBErrorType.InvalidType or DuckDBErrorType.Executor =>
            Failed("a function was given a value that it does not take"),
        DuckDBErrorType.Io or DuckDBErrorType.Permission => Failed("a data file cannot be read; tell the product's owner"),
        _ => Failed("the engine gave up"),
    };

    public static QueryFailedException NoDotNetValue() => Failed("a value of the result is beyond what a .NET value can hold; cast it to text");

    private static QueryFailedException Failed(string what) => new(QueryErrors.Failed, $"The query failed while running: {what}.");
}
