using System.Runtime.InteropServices;
using DataProducts.Cli.Output;
using DataProducts.Lake;
using DataProducts.Query;
using DataProducts.Tokens;

namespace DataProducts.Cli.Doctor;

/// <summary>What the machine must have.</summary>
internal static class MachineChecks
{
    public static CheckDocument Runtime() =>
        new("runtime", true, $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}", null);

    /// <summary>Loads DuckDB and lets it parse: what a query needs first.</summary>
    public static CheckDocument Engine() => Try("query engine", "reinstall the tool for this platform", () =>
    {
        _ = SqlGate.Parse("select 1");
        return "DuckDB parses";
    });

    public static CheckDocument ParquetReader() => Try("Parquet reader", "reinstall the tool for this platform", () => ParquetLibrary.Version);

    /// <summary>Says what computes tokens here, by default and with <c>simd</c>, which proves itself first.</summary>
    public static CheckDocument TokenKernel() => Try(
        "token kernel",
        "leave DATAPRODUCTS_TOKEN_KERNEL at 'platform', and report the processor",
        static () => $"{TokenKernels.Describe(Tokens.TokenKernel.Platform)}; with 'simd': {TokenKernels.Describe(Tokens.TokenKernel.Simd)}");

    private static CheckDocument Try(string check, string advice, Func<string> look)
    {
        try
        {
            return new CheckDocument(check, true, look(), null);
        }
        catch (Exception failure) when (failure is DataProductException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return new CheckDocument(check, false, $"does not load ({failure.GetType().Name})", advice);
        }
    }
}
