using System.Collections.Frozen;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace DataProducts.Query.Execution;

/// <summary>Finds the class of an engine's error. Errors of preparing a statement carry it in their text's first words only.</summary>
internal static class EngineErrors
{
    private static readonly FrozenDictionary<string, DuckDBErrorType> Prefixes = new Dictionary<string, DuckDBErrorType>(StringComparer.OrdinalIgnoreCase)
    {
        ["Binder"] = DuckDBErrorType.Binder,
        ["Catalog"] = DuckDBErrorType.Catalog,
        ["Parser"] = DuckDBErrorType.Parser,
        ["Syntax"] = DuckDBErrorType.Syntax,
        ["Expression"] = DuckDBErrorType.Expression,
        ["Not implemented"] = DuckDBErrorType.NotImplemented,
        ["Conversion"] = DuckDBErrorType.Conversion,
        ["Out of Range"] = DuckDBErrorType.OutOfRange,
        ["Out of Memory"] = DuckDBErrorType.OutOfMemory,
        ["Invalid Input"] = DuckDBErrorType.InvalidInput,
        ["Mismatch Type"] = DuckDBErrorType.MismatchType,
        ["Invalid type"] = DuckDBErrorType.InvalidType,
        ["Permission"] = DuckDBErrorType.Permission,
        ["IO"] = DuckDBErrorType.Io,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static DuckDBErrorType KindOf(DuckDBException error)
    {
        if (error.ErrorType != DuckDBErrorType.Invalid)
        {
            return error.ErrorType;
        }

        var end = error.Message.IndexOf(" Error:", StringComparison.Ordinal);
        return end > 0 && Prefixes.TryGetValue(error.Message[..end], out var kind) ? kind : DuckDBErrorType.Invalid;
    }
}
