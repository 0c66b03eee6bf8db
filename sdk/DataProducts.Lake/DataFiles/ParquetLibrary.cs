using ParquetSharp;

namespace DataProducts.Lake;

/// <summary>The native library that reads Parquet files.</summary>
public static class ParquetLibrary
{
    /// <summary>Gets its name and version as it would sign files, for example <c>parquet-cpp-arrow version 25.0.1</c>.</summary>
    /// <exception cref="DllNotFoundException">The library does not load on this platform.</exception>
    public static string Version
    {
        get
        {
            using var properties = WriterProperties.GetDefaultWriterProperties();
            return properties.CreatedBy;
        }
    }
}
