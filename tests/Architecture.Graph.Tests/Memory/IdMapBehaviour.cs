using System.Runtime.InteropServices;
using FsCheck.Fluent;

namespace Architecture.Graph.Tests;

public sealed class IdMapBehaviour
{
    [Fact]
    public void It_finds_what_a_dictionary_finds_and_older_maps_keep_what_they_held() =>
        Effort.ForAll(Gen.Choose(1, int.MaxValue), ci: 8, deep: 500, seed =>
        {
            var random = new Random(seed);
            var ids = new Ids(Enumerable.Range(0, 9_000).Select(i => random.Next(2) == 0 ? Town.Id(i) : new NodeId((UInt128)i)).Distinct());
            var known = new Dictionary<NodeId, int>();
            var map = IdMap.Empty;
            for (var next = 0; next < ids.Count;)
            {
                var changes = new List<IdChange>();
                foreach (var entry in known.Where(_ => random.Next(40) == 0).Select(pair => pair.Value).ToList())
                {
                    known.Remove(ids.IdOf(entry));
                    changes.Add(new IdChange(IdMap.Hash(ids.IdOf(entry)), entry, IsRemoval: true));
                }
                for (var end = Math.Min(ids.Count, next + random.Next(1, 900)); next < end; next++)
                {
                    known.Add(ids.IdOf(next), next);
                    changes.Add(new IdChange(IdMap.Hash(ids.IdOf(next)), next, IsRemoval: false));
                }
                map = map.With(CollectionsMarshal.AsSpan(changes), ids);
            }
            var (kept, before) = (map, new Dictionary<NodeId, int>(known));
            foreach (var (id, entry) in known.ToList())
            {
                if (random.Next(3) == 0) continue;
                known.Remove(id);
                map = map.With([new IdChange(IdMap.Hash(id), entry, IsRemoval: true)], ids);
            }
            for (var entry = 0; entry < ids.Count; entry++)
            {
                Assert.Equal(known.GetValueOrDefault(ids.IdOf(entry), -1), map.Find(ids.IdOf(entry), ids));
                Assert.Equal(before.GetValueOrDefault(ids.IdOf(entry), -1), kept.Find(ids.IdOf(entry), ids));
            }
        });

    [Fact]
    public void One_made_at_once_finds_every_id_and_no_other()
    {
        var ids = new Ids(Enumerable.Range(0, 50_000).Select(i => Town.Id(i)));
        var map = IdMap.Of([.. ids.All.Select(IdMap.Hash)], [.. Enumerable.Range(0, ids.Count)]);
        for (var entry = 0; entry < ids.Count; entry++) Assert.Equal(entry, map.Find(ids.IdOf(entry), ids));
        for (var other = 0; other < 1_000; other++) Assert.Equal(-1, map.Find(Town.Id(1_000_000 + other), ids));
    }

    private sealed class Ids(IEnumerable<NodeId> ids) : IIdSource
    {
        public List<NodeId> All { get; } = [.. ids];
        public int Count => All.Count;
        public NodeId IdOf(int entry) => All[entry];
    }
}
