using DataProducts.Tokens.Tests;
using Xunit.Runner.InProc.SystemConsole;

return args is [Child.Command, var folder, var name, var count]
    ? await Child.RunAsync(folder, name, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture))
    : await ConsoleRunner.Run(args);
