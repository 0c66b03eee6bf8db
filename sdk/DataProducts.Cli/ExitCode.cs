namespace DataProducts.Cli;

/// <summary>What the tool's exit codes mean; the same for every command.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The command ran and found something: denied, tampered, unhealthy.</summary>
    public const int Finding = 1;

    /// <summary>What was typed cannot be understood or does not exist.</summary>
    public const int Usage = 2;

    /// <summary>The machine or the state folder is not as it must be.</summary>
    public const int Environment = 3;

    public const int Bug = 4;

    public const int Interrupted = 130;
}
