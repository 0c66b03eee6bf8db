using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;

namespace DataProducts.Benchmarks;

/// <summary>What somebody would write who wants tokens and has DuckDB: a function in C# that makes a text of an HMAC, as long as our tokens.</summary>
internal static class DuckTokens
{
    private const int Shown = 21;

    private static readonly byte[] Key = SHA256.HashData("benchmark"u8);

    public static void Register(DuckDBConnection connection)
    {
#pragma warning disable DuckDBNET001 // experimental there; there is no other way
        connection.RegisterScalarFunction<string, string>("token", (readers, writer, count) =>
        {
            for (var row = 0UL; row < count; row++)
            {
                writer.WriteValue(Of(readers[0].GetValue<string>(row)), row);
            }
        });
#pragma warning restore DuckDBNET001
    }

    private static string Of(string value)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _ = HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(value), mac);
        return "dp1_" + Convert.ToHexStringLower(mac[..Shown]);
    }
}
