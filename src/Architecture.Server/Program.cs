using Architecture.Server;
using Architecture.Server.CommandLine;

return await RootCommandFactory.RunAsync(args, CommandLineHost.OfProcess(Serving.RunAsync), CancellationToken.None);
