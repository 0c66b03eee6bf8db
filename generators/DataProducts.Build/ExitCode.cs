namespace DataProducts.Build;

/// <summary>The exit codes of our tools.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Finding = 1;
    public const int Usage = 2;
    public const int Environment = 3;
}
