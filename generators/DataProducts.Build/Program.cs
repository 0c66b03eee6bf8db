using System.Text;
using DataProducts.Build;

// UTF-8 whatever the console's encoding is: MSBuild is told so.
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
return ToolCommand.Run(args, output);
