namespace DataProducts.Generators;

/// <summary>Names of the pipeline's steps, by which tests watch what is done again and what is not.</summary>
internal static class StepNames
{
    public const string ReadFile = nameof(ReadFile);
    public const string ReadProduct = nameof(ReadProduct);
    public const string ReadPort = nameof(ReadPort);
    public const string JoinPorts = nameof(JoinPorts);
}
