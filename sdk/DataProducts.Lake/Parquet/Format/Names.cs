namespace DataProducts.Lake.Parquet.Format;

/// <summary>How values are stored (Parquet format, Types; the numbers are parquet.thrift's).</summary>
internal enum StoredKind
{
    Boolean = 0,
    Int32 = 1,
    Int64 = 2,
    Float = 4,
    Double = 5,
    Bytes = 6,
    FixedBytes = 7,
}

/// <summary>How a page's values are encoded (parquet.thrift, Encoding).</summary>
internal enum PageEncoding
{
    Plain = 0,
    Rle = 3,
    DeltaBinaryPacked = 5,
    RleDictionary = 8,
}

/// <summary>How pages are compressed (parquet.thrift, CompressionCodec).</summary>
internal enum PageCodec
{
    None = 0,
    Snappy = 1,
    Zstd = 6,
}

/// <summary>What a page is (parquet.thrift, PageType).</summary>
internal enum PageKind
{
    Data = 0,
    Dictionary = 2,
}
