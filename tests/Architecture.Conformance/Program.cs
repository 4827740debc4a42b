using Architecture.Conformance;
using Xunit.MicrosoftTestingPlatform;

// One program: the test runner, and beside it the commands for people (see README.md).
return args is [("compare" or "generate" or "schemas") and var command, .. var rest]
    ? await Commands.RunAsync(command, rest)
    : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
