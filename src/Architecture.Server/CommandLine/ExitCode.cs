namespace Architecture.Server.CommandLine;

/// <summary>What a verb tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Something was refused, or something was found.</summary>
    public const int Refused = 1;

    /// <summary>The command line cannot be understood, or names a file that is not there.</summary>
    public const int WrongUse = 2;

    public const int StoreNotReachable = 3;
}
