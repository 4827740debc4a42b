namespace Architecture.Registry.Solutions;

/// <summary>Domain §6.1, in order.</summary>
public enum LifecyclePhase
{
    Planned,
    Procurement,
    Introducing,
    InUse,
    PhasingOut,
    Retired,
    /// <summary>Given up before it was in use; final.</summary>
    Abandoned,
}

/// <summary>Domain §1: SolutionKind.</summary>
public enum SolutionKind
{
    BusinessApplication,
    Application,
    ItService,
    Infrastructure,
    App,
    Platform,
    Client,
    Sensor,
    ControlSystem,
    Network,
    UserSupport,
}

/// <summary>Domain §1: Reach.</summary>
public enum Reach
{
    Shared,
    Local,
    Pilot,
}

/// <summary>Domain §1: SharedClass; programme 2.3 names both.</summary>
public enum SharedClass
{
    InfrastructureOrPlatform,
    BusinessSystem,
}

/// <summary>How strongly one solution depends on another.</summary>
public enum DependencyStrength
{
    /// <summary>Without it the solution does not work.</summary>
    Hard,
    Soft,
}

/// <summary>What the dependence consists of.</summary>
public enum DependencyKind
{
    RunsOn,
    IntegratesWith,
    AuthenticatesWith,
    ReadsFrom,
    HostedBy,
    Other,
}
