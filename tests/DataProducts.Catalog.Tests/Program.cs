using DataProducts.Catalog.Tests;
using Xunit.Runner.InProc.SystemConsole;

return args is [Child.Command, var path, var name, var count]
    ? await Child.RunAsync(path, name, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture))
    : await ConsoleRunner.Run(args);
