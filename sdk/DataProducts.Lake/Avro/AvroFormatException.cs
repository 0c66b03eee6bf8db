namespace DataProducts.Lake.Avro;

/// <summary>Bytes that are not Avro; the reader of the file turns it into a <see cref="LakeException"/> that names the file.</summary>
internal sealed class AvroFormatException(string problem, Exception? cause = null) : Exception(problem, cause);

/// <summary>Avro as it should be, but with a feature that is not read here.</summary>
internal sealed class AvroUnsupportedException(string feature) : Exception(feature);
