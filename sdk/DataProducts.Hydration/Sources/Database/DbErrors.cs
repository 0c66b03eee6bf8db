using System.Data.Common;
using System.Net.Sockets;

namespace DataProducts.Hydration;

/// <summary>What of a database's failures is told: its message may hold values of rows, so only codes are.</summary>
internal static class DbErrors
{
    public static bool IsDatabase(Exception failure) => failure is DbException or SocketException or TimeoutException or IOException;

    public static DataProductException Of(string source, Exception failure)
    {
        var code = failure is DbException { SqlState: { Length: > 0 } state } && state.All(char.IsAsciiLetterOrDigit)
            ? $"SQLSTATE {state}"
            : failure.GetType().Name;
        return HydrationErrors.Database(source, code);
    }
}
