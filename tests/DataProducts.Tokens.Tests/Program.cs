using DataProducts.Tokens.Tests;
using DataProducts.Tokens.Tests.Rotation;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    [Child.Command, var folder, var name, var count] =>
        await Child.RunAsync(folder, name, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)),
    [RotationChild.Command, var folder] => await RotationChild.RunAsync(folder),
    _ => await ConsoleRunner.Run(args),
};
