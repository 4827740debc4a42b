namespace Architecture.Registry.Solutions;

/// <summary>The phases in words.</summary>
public static class PhaseText
{
    public static string Swedish(LifecyclePhase phase) => phase switch
    {
        LifecyclePhase.Planned => "planerad",
        LifecyclePhase.Procurement => "upphandling",
        LifecyclePhase.Introducing => "införande",
        LifecyclePhase.InUse => "i bruk",
        LifecyclePhase.PhasingOut => "under avveckling",
        LifecyclePhase.Retired => "avvecklad",
        _ => "avbruten",
    };

    public static string English(LifecyclePhase phase) => phase switch
    {
        LifecyclePhase.Planned => "planned",
        LifecyclePhase.Procurement => "procurement",
        LifecyclePhase.Introducing => "introducing",
        LifecyclePhase.InUse => "in use",
        LifecyclePhase.PhasingOut => "phasing out",
        LifecyclePhase.Retired => "retired",
        _ => "abandoned",
    };
}
