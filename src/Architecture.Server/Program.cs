using Architecture.Server;

var urls = ServeOptions.DefaultUrls;
var data = ServeOptions.DefaultData;
for (var i = 0; i + 1 < args.Length; i++)
{
    if (args[i] == "--urls") urls = args[i + 1];
    if (args[i] == "--data") data = args[i + 1];
}
return await Serving.RunAsync(new ServeOptions(urls, data, !args.Contains("--no-demo")), CancellationToken.None);
