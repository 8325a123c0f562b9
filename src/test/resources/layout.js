// What overlaps, stands closer than 8 pixels beside something else, or sticks out of what it stands in.
document.querySelectorAll("details").forEach(details => details.open = true);
const width = document.documentElement.clientWidth;
const seen = element => element.checkVisibility() && !element.closest(".unseen");
const style = element => getComputedStyle(element);
const isBox = element => element.matches("input, select, button")
    || /[1-9]/.test(style(element).borderWidth) || !/, 0\)$/.test(style(element).backgroundColor);
const block = element => style(element).display === "inline" ? block(element.parentElement) : element;
const marker = element => element.tagName === "LI" && style(element).listStyleType !== "none" ? 20 : 0;

const things = [];
for (const element of document.querySelectorAll("body *")) {
    if (!seen(element)) continue;
    if (isBox(element)) things.push({box: true, owner: element, at: element.getBoundingClientRect(), says: element.outerHTML});
    for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
        for (const word of node.data.matchAll(/\S+/g)) { // not the spaces: in a pre they hang out at the end of a line
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            for (const at of range.getClientRects()) things.push({box: false, owner: block(element), at, says: word[0]});
        }
    }
}

const faults = [];
const short = thing => thing.says.trim().slice(0, 60);
const left = thing => thing.at.left - (thing.box ? 0 : marker(thing.owner));
const around = (one, other) => one.box && one.owner.contains(other.owner);
for (const [i, one] of things.entries()) {
    for (let at = one.owner; at; at = at.parentElement) {
        const room = at === document.body ? {left: 0, right: width} : at.getBoundingClientRect();
        if (one.at.left < room.left - 1 || one.at.right > room.right + 1) faults.push(`"${short(one)}" sticks out of ${at.tagName}`);
    }
    for (const other of things.slice(i + 1)) {
        if (one.owner === other.owner || around(one, other) || around(other, one)) continue;
        const apart = Math.max(left(one) - other.at.right, left(other) - one.at.right);
        const below = Math.max(one.at.top - other.at.bottom, other.at.top - one.at.bottom);
        if (apart < 7.5 && below < -1) faults.push(`"${short(one)}" is ${apart} pixels beside "${short(other)}"`);
    }
}
if (things.length < 5) faults.push("too few things: " + things.length);
if (document.documentElement.scrollWidth > width) faults.push("the page scrolls sideways");
return faults;
