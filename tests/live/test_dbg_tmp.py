from tests.live.world import world
from tests.live.scenarios import SCENARIOS
import pytest
async def test_p(web, cast):
    async with world(web, cast) as c:
        from tests.live.test_live_invariant import mutations
        ms=mutations(); ms=ms[ms.index("subjectConvert"):]+ms[:ms.index("subjectConvert")]
        for m in ms:
          for play in SCENARIOS.get(m,[]):
            try:
                await play(c); await c.check()
            except AssertionError as e:
                print('AT',m)
                for w in c.watched:
                    if w.name in str(e):
                        from tests.live.follower import fetched
                        f = w.pick(await fetched([w]), 0).told(); h = w.state.told()
                        for k in sorted(set(f)|set(h)):
                            if f.get(k)!=h.get(k): print("DIFF", k, "\n fresh", f.get(k), "\n held ", h.get(k))
                raise
