using DataProducts.Host.Startup;

namespace DataProducts.Host;

/// <summary>The program <c>DataProducts.Host</c>: the platform's services in one process.</summary>
internal static class Program
{
    public static Task<int> Main(string[] arguments) =>
        HostArguments.WantsHelp(arguments)
            ? Help()
            : HostRun.GuardAsync(() => HostRun.UntilStoppedAsync(HostArguments.Read(arguments), CancellationToken.None));

    private static Task<int> Help()
    {
        Console.Out.Write(HostArguments.Help);
        return Task.FromResult(HostExit.Done);
    }
}
